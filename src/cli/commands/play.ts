import type { Command } from '../command.ts';
import type { PlayArguments } from '../play/play.ts';

const text = { type: 'string', requiresArg: true } as const;

export const playCommand: Command<PlayArguments> = {
  name: 'play',
  positionals: '[scenario]',
  describe: 'Open a page with sliders, in which a scenario is run again at every move',
  meanings: { scenario: 'A scenario file, or the name of a shipped one [default: first-run]' },
  options: {
    port: {
      ...text,
      describe: 'Port of the page on this machine [default: the first that is free from 4711 on]',
    },
    host: { ...text, describe: 'Address to listen on; anything but 127.0.0.1 lets others in' },
    'no-open': { type: 'boolean', describe: 'Print the address and open no browser' },
    set: { ...text, array: true, describe: 'Change a setting of the scenario: path=value' },
  },
  examples: [
    ['', 'a small town and its supermarket'],
    ['walmart-west', 'a scenario that comes with the program'],
    ['mine.yaml --set habit.strength=0', 'your own, with one setting changed'],
  ],
  run: async (args, io) => (await import('../play/play.ts')).play(args, io),
};
