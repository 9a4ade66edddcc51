export const en = {
  'save.heading': 'Take everything with you',
  'save.text':
    'One file with your drawing, the plan in the form, all runs with what they learnt, and your own digits: to go on at home, to hand in, or to be safe.',
  'save.button': 'Save everything',
  'load.heading': 'Bring it back',
  'load.text':
    'The file’s runs and digits are added to those that are here; what is here already is not doubled. Its drawing and plan take the place of those on the page, which can be undone.',
  'load.button': 'Open a file…',
  'load.hint': 'A file that was saved here (.inkling). It can also be dropped here.',

  'notice.saving': 'Gathering everything…',
  'notice.loading': 'Reading the file…',
  'notice.saved': 'Saved: {runs}, {digits} ({size} MB).',
  'notice.runs.one': '{n} run',
  'notice.runs.other': '{n} runs',
  'notice.digits.one': '{n} digit of your own',
  'notice.digits.other': '{n} digits of your own',
  'notice.withoutWeights.one': 'For want of room, {n} older run is in it without what it learnt.',
  'notice.withoutWeights.other': 'For want of room, {n} older runs are in it without what they learnt.',
  'notice.loaded': 'Added: {runs}, {digits}.',
  'notice.known': '{n} were here already.',
  'notice.noRoom': 'There was no room for {n} more: delete some runs or digits, then open the file again.',
  'notice.left': '{n} were damaged, and were left out.',
  'notice.both': 'Its drawing and its plan are on the page.',
  'notice.drawing': 'Its drawing is on the pad.',
  'notice.plan': 'Its plan is in the form.',
  'notice.running': 'Its plan was left out, because a run is under way.',
  'notice.takenBack': 'Drawing and plan are as they were before.',
  'notice.takeBack': 'Put back what was here before',
  'notice.failed.saving': 'Nothing was saved. {problem}',
  'notice.failed.loading': 'The file was not taken, and all is as it was. {problem}',
  sentences: '{first} {second}',

  'problem.tooLarge': 'It is larger than {max} MB, packed or unpacked.',
  'problem.notWorkspace':
    'It is no file of this page. Models are opened in the tab Models; files of digits in the lab, under My digits.',
  'problem.newer': 'A newer version of this page has written it. Reload the page to get the newest version.',
  'problem.damaged': 'It is damaged. Save or download it anew.',
  'problem.unreadable': 'The browser could not read the file. Is it still there?',
  'problem.notKept.saving': 'The browser did not give out what it keeps. Reload the page and try again.',
  'problem.notKept.loading':
    'The browser did not take all of it, perhaps for want of room. What it took is in the lab; open the file again once there is room.',
} as const;
