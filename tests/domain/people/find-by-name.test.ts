import { findByName } from '../../../src/domain/people/find-by-name.ts';

const team = [{ name: 'Léa Fontaine' }, { name: 'Marc Dubois' }, { name: 'Marc Petit' }, { name: 'Léa' }];

test.each([
  ['marc dubois', ['Marc Dubois']],
  ['Dubois', ['Marc Dubois']],
  ['lea.fontaine', ['Léa Fontaine']],
  ['fontaine léa', ['Léa Fontaine']],
  ['LÉA', ['Léa']],
  ['marc', ['Marc Dubois', 'Marc Petit']],
  ['mar', []],
  ['', []],
  ['@', []],
])('"%s" may mean %j', (name, people) => {
  expect(findByName(team, name).map((person) => person.name)).toEqual(people);
});
