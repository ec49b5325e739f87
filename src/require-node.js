// Loaded before everything else, and plain JavaScript on purpose: an older Node could not read anything else of ours.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `Đôn Đốc needs Node 24 or newer and this is Node ${process.versions.node}; start it with "npm start", which brings the right one, or install Node 24.\n`,
  );
  process.exit(1);
}
