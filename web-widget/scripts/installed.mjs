// Ends with 0 where node_modules holds what package-lock.json asks for, and with 1 where it does not.
import { existsSync, readFileSync } from 'node:fs';

const wanted = 'package-lock.json';
const present = 'node_modules/.package-lock.json';

function packages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

function fresh() {
  if (!existsSync(present)) return false;
  const have = packages(present);
  return Object.entries(packages(wanted)).every(
    ([path, entry]) =>
      !path.startsWith('node_modules/') ||
      (have[path] === undefined
        ? entry.optional === true
        : have[path].version === entry.version && have[path].integrity === entry.integrity),
  );
}

process.exitCode = fresh() ? 0 : 1;
