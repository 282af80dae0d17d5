/** For how long the origin of security events such as sign-ins is stored. README.md names this period. */
export const SECURITY_EVENT_DAYS = 90;
