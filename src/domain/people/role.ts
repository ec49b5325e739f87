/** What a person may be enrolled as; stored under these names. */
export type RoleName = 'owner' | 'secretariat' | 'leader' | 'observer' | 'focal_point';

/** The role of those who work in a chat's team, as against those who watch or own. */
export type TeamRole = Extract<RoleName, 'focal_point' | 'secretariat' | 'leader'>;
