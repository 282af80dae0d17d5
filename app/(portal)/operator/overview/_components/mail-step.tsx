import { useTranslations } from "next-intl";
import { Step } from "@/app/(portal)/_components/step-list.tsx";
import { DateTime } from "@/components/date-time.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import type { TestMail } from "@/lib/first-steps/operator-steps.ts";
import { maySeeMail } from "@/lib/letters/delivery/policy.ts";
import { env } from "@/lib/platform/env.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { SendTestMail } from "../../_components/send-test-mail.tsx";

/** Whether mail reaches anybody: what became of a mail to oneself. */
export function MailStep({ actor, testMail }: { actor: Actor; testMail: TestMail | null }) {
	const t = useTranslations("firstSteps.operator");
	const rights = useTranslations("adminRoles.right");
	const isDone = testMail?.status === "sent";
	const hasServer = env.SMTP_URL !== undefined;
	const may = maySeeMail(actor);
	return (
		<Step
			title={t("mail.title")}
			isDone={isDone}
			state={t(isDone ? "done" : "open")}
			action={hasServer && may ? <SendTestMail /> : null}
		>
			{hasServer ? <Outcome testMail={testMail} /> : t("mail.none")}
			{hasServer && !may && !isDone ? (
				<span className="block">{t("needsRight", { right: rights("manage_mail") })}</span>
			) : null}
		</Step>
	);
}

function Outcome({ testMail }: { testMail: TestMail | null }) {
	const t = useTranslations("firstSteps.operator.mail");
	if (!testMail) return t("text");
	const { status, at, error } = testMail;
	const email = readableAddress(testMail.email);
	if (status === "sent") return t.rich("sent", { email, at: () => <DateTime at={at} /> });
	if (error !== null) return t("failed", { error });
	return t("waiting", { email });
}
