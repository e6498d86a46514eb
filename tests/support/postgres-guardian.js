// Runs a throw-away PostgreSQL as long as its standard input stays open: when the test run ends, is interrupted or is
// killed, the system closes it, and the server and its folder go too.
// Arguments: folder of the binaries, data folder, port, and how the server is started: uid and gid, or nothing.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';

const [binaries = '', dataDir = '', port = '', uid, gid] = process.argv.slice(2);
const settings = {
  port,
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '64MB',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  // A database lives for seconds: what these two prepare for never comes.
  autovacuum: 'off',
  jit: 'off',
  // Not UTC, so that a session which forgets to set its zone is found out.
  timezone: 'Asia/Kathmandu',
};

const server = spawn(
  path.join(binaries, 'postgres'),
  ['-D', dataDir, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
  { stdio: ['ignore', 'inherit', 'inherit'], cwd: dataDir, ...(uid && { uid: Number(uid), gid: Number(gid) }) },
);

const IMMEDIATE_SHUTDOWN = 'SIGQUIT';
process.stdin.resume().on('close', () => server.kill(IMMEDIATE_SHUTDOWN));
process.on('SIGINT', () => undefined); // a Ctrl-C is for the test run, whose end is told by standard input
process.on('SIGTERM', () => server.kill(IMMEDIATE_SHUTDOWN));
server.on('exit', (code) => {
  rmSync(path.dirname(dataDir), { recursive: true, force: true });
  process.exit(code ?? 0);
});
