import { expect, test } from 'vitest';
import { openMigrated } from '../../support/migrated-registry.ts';
import { SPOKEN_FOR } from '../../support/words-in-columns.ts';

test('of each column of text it is said whether it may hold words of a message, and how these are erased', async () => {
  const { raw } = await openMigrated();
  const columns = raw
    .prepare(
      `select "table".name || '.' || "column".name
        from sqlite_schema as "table", pragma_table_xinfo("table".name) as "column"
        where "table".type = 'table' and "table".name not glob 'sqlite_*' and "table".name not glob 'task_words*'
          and upper("column".type) not in ('INTEGER', 'REAL')`,
    )
    .pluck()
    .all();
  raw.close();
  expect(SPOKEN_FOR.toSorted()).toEqual(columns.toSorted());
});
