import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openMailCatcher } from "../../lib/testing/mail-catcher.ts";

// What Playwright starts: the demo in production mode, on a data directory that begins empty with every run, and a mail
// server that puts each mail into a file there (`e2e/testing/mail.ts` reads them).
const directory = process.env.DATA_DIR;
if (!directory?.includes("browser-tests")) throw new Error("DATA_DIR must name the browser tests' own directory.");
rmSync(directory, { recursive: true, force: true });
process.on("exit", () => rmSync(directory, { recursive: true, force: true }));

const mails = path.join(directory, "mail");
mkdirSync(mails, { recursive: true });
let caught = 0;
const catcher = await openMailCatcher({
	onMail(mail) {
		caught += 1;
		const file = path.join(mails, `${String(caught).padStart(6, "0")}.json`);
		writeFileSync(`${file}.tmp`, JSON.stringify(mail));
		renameSync(`${file}.tmp`, file);
	},
});
Object.assign(process.env, { SMTP_URL: catcher.url, MAIL_FROM: "Commonpurse <portal@commonpurse.example>" });

process.argv[2] = "demo";
await import("../launch.ts");
