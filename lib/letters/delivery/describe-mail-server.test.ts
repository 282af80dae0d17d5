import { expect, test, vi } from "vitest";
import { env } from "@/lib/platform/env.ts";
import { describeMailServer } from "./describe-mail-server.ts";

vi.mock(import("@/lib/platform/env.ts"), async (original) => ({ env: { ...(await original()).env } }));

test("the mail server is described without its password; where mail is stored, there is none", () => {
	expect(describeMailServer()).toBeNull();
	Object.assign(env, {
		SMTP_URL: "smtp://commonpurse:secret@mail.example:587",
		MAIL_FROM: "Commonpurse <credits@harbour.example>",
	});
	const described = describeMailServer();
	expect(described).toEqual({
		...{ host: "mail.example", port: 587, tls: "upgrade", signsIn: true, sender: "credits@harbour.example" },
	});
	expect(JSON.stringify(described)).not.toContain("secret");
});
