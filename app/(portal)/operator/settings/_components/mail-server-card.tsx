import { getTranslations } from "next-intl/server";
import { DateTime } from "@/components/date-time.tsx";
import { Address } from "@/components/ui/address.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readOperatorSteps, type TestMail } from "@/lib/first-steps/operator-steps.ts";
import { describeMailServer } from "@/lib/letters/delivery/describe-mail-server.ts";
import { maySeeMail } from "@/lib/letters/delivery/policy.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { SendTestMail } from "../../_components/send-test-mail.tsx";

/** Where mail goes out, and what became of the last test. */
export async function MailServerCard({ actor }: { actor: Actor }) {
	const [steps, t] = await Promise.all([readOperatorSteps({ actor }), getTranslations("operatorSettings.mail")]);
	const server = describeMailServer();
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("title")}</CardTitle>
				{server && maySeeMail(actor) ? <SendTestMail /> : null}
			</CardHeader>
			{server ? (
				<DescriptionList>
					<DescriptionItem term={t("server")}>
						{server.host}:{server.port}
					</DescriptionItem>
					<DescriptionItem term={t("tls")}>{t(`tlsKinds.${server.tls}`)}</DescriptionItem>
					<DescriptionItem term={t("signIn")}>{t(server.signsIn ? "signsIn" : "signsInNot")}</DescriptionItem>
					<DescriptionItem term={t("sender")}>
						<Address address={server.sender} />
					</DescriptionItem>
					<DescriptionItem term={t("lastTest")}>
						<LastTest testMail={steps?.testMail ?? null} />
					</DescriptionItem>
				</DescriptionList>
			) : (
				<CardContent className="text-muted text-sm">{t("none")}</CardContent>
			)}
		</Card>
	);
}

async function LastTest({ testMail }: { testMail: TestMail | null }) {
	const t = await getTranslations("operatorSettings.mail");
	if (!testMail) return t("neverTested");
	const { status, error } = testMail;
	const facts = { email: readableAddress(testMail.email), at: () => <DateTime at={testMail.at} precision="full" /> };
	if (status === "sent") return t.rich("testSent", facts);
	if (error !== null) return t.rich("testFailed", { ...facts, error });
	return t("testWaiting", { email: facts.email });
}
