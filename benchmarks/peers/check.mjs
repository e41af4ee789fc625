// What people write for themselves: reads the three layers of the workspace that is named, counts movements and beats,
// and says how many domains are implemented. It keeps nothing.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = process.argv[2] ?? '.';
const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

const registry = read('orchestration-domains.json');
const catalog = read('packages/ographx/.ographx/artifacts/renderx-web/catalog/catalog-sequences.json');
const folder = 'packages/ographx/.ographx/sequences';

const beatsOf = ({ beats, beatCount }) => (Array.isArray(beats) ? beats.length : (beats ?? beatCount ?? 0));
const sizeOf = (file) => {
  const sequences = file.sequences ?? [file.musicalSequence ?? file];
  const movements = sequences.flatMap((sequence) => sequence.movements ?? []);
  return { movements: movements.length, beats: movements.reduce((sum, movement) => sum + beatsOf(movement), 0) };
};

const sizes = new Map();
for (const name of existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : []) {
  if (name.endsWith('.json') && name !== 'index.json') sizes.set(`${folder}/${name}`, sizeOf(read(`${folder}/${name}`)));
}
const restated = new Set(catalog.sequences.map(({ id }) => id));

const tally = { file: 0, catalog: 0, planned: 0, broken: 0 };
for (const { id, sequenceFile } of registry.domains) {
  if (!sequenceFile) {
    tally[restated.has(id) ? 'catalog' : 'planned']++;
  } else {
    if (!sizes.has(sequenceFile) && existsSync(join(root, sequenceFile))) sizes.set(sequenceFile, sizeOf(read(sequenceFile)));
    tally[sizes.get(sequenceFile)?.movements ? 'file' : 'broken']++;
  }
}
console.log(`${tally.file} of ${registry.domains.length - tally.catalog} implemented, ${tally.planned} planned, ${tally.broken} broken`);
