/** Said on the command line, so that they hold whatever postgresql.conf says. */
export function serverArguments(port: number): readonly string[] {
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    // A socket's path may not exceed 107 bytes and needs a folder that both users can enter; TCP needs neither.
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements and the details of errors may quote rows; the log is kept free of them.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
