/** How each system's package manager installs Chromium: data, no effects. */

/** One command: the program and its arguments. */
export type Command = readonly string[];

export interface PackageManager {
  /** The program that must be there. */
  program: string;
  /** Commands to run in order; they need root unless `asUser`. */
  commands: Command[];
  asUser?: true;
}

export const PACKAGE_MANAGERS: PackageManager[] = [
  {
    program: 'apt-get',
    commands: [
      ['apt-get', 'update'],
      // `env`, because sudo drops the caller's environment.
      [
        'env',
        'DEBIAN_FRONTEND=noninteractive',
        'apt-get',
        'install',
        '-y',
        '--no-install-recommends',
        'chromium',
      ],
    ],
  },
  { program: 'dnf', commands: [['dnf', 'install', '-y', 'chromium']] },
  { program: 'apk', commands: [['apk', 'add', '--no-cache', 'chromium']] },
  { program: 'pacman', commands: [['pacman', '-Sy', '--noconfirm', 'chromium']] },
  { program: 'zypper', commands: [['zypper', '--non-interactive', 'install', 'chromium']] },
  // Homebrew refuses to run as root.
  { program: 'brew', commands: [['brew', 'install', '--cask', 'chromium']], asUser: true },
];

/** Ubuntu's `chromium` package holds no browser: it asks snapd for one, which no container runs. */
export const isSnapStub = (aptDepends: string): boolean => /\bsnapd\b/.test(aptDepends);
