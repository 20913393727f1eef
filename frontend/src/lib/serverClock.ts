let ahead = 0;

/** Notes what the service said the time is: it decides what is late, whatever the clock of this computer shows. */
export function setServerClock(said: string): void {
  ahead = new Date(said).getTime() - Date.now();
}

/** The time as the service counts it. */
export const serverNow = (): Date => new Date(Date.now() + ahead);
