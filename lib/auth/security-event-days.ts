/** For how long it is known where security events came from, such as sign-ins. README.md says so. */
export const SECURITY_EVENT_DAYS = 90;
