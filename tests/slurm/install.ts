import { execFileSync, spawnSync } from 'node:child_process';

const PACKAGES = ['slurm-wlm', 'slurmctld', 'slurmd', 'slurm-client', 'munge', 'parallel'];

/** Sees to it that Slurm and GNU parallel are here: installs Debian's where they are absent. Throws where it cannot. */
export function installSlurm(): void {
  const absent = ['sbatch', 'slurmctld', 'slurmd', 'munged', 'setpriv', 'parallel'].filter(
    (name) => !isHere(name),
  );
  if (process.getuid?.() !== 0)
    throw new Error('a cluster of one machine is started by root: munged runs as user munge');
  if (absent.length === 0) return;
  console.log(`installing ${PACKAGES.join(', ')}, since there is no ${absent.join(', ')}`);
  const apt = (...words: string[]): void => {
    execFileSync('apt-get', ['-qq', ...words], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  };
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...PACKAGES);
}

const isHere = (name: string): boolean => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
