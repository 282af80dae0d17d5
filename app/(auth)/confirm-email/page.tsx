import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageMadeFor } from "@/app/_components/page-made-for.tsx";
import { currentActorOrNull } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { readEmailChange } from "@/lib/accounts/profile/queries.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { AuthCard } from "../_components/auth-card.tsx";
import { tokenOf } from "../_components/token-of.ts";
import { ConfirmEmail } from "./_components/confirm-email.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("auth.confirmEmail"))("title") };
}

/** Where the link in the mail to a new address leads. Opening it changes nothing; its button does. */
export default async function ConfirmEmailPage({ searchParams }: PageProps<"/confirm-email">) {
	const [actor, query, t, word] = await Promise.all([
		currentActorOrNull(),
		searchParams,
		getTranslations("auth.confirmEmail"),
		getTranslations("words"),
	]);
	const token = tokenOf(query);
	if (!actor) {
		const next = encodeURIComponent(`/confirm-email?token=${encodeURIComponent(token)}`);
		return (
			<AuthCard title={t("signInTitle")} text={t("signInText")}>
				<Button asChild className="w-full">
					<Link href={`/sign-in?next=${next}`}>{word("signIn")}</Link>
				</Button>
			</AuthCard>
		);
	}
	const change = await readEmailChange({ actor }, token);
	if (!change) {
		return (
			<AuthCard title={t("invalidTitle")} text={t("invalidText", { email: readableAddress(actor.email) })}>
				<Button asChild variant="outline" className="w-full">
					<Link href="/profile">{t("toProfile")}</Link>
				</Button>
			</AuthCard>
		);
	}
	return (
		<PageMadeFor actor={actor}>
			<Texts of={["auth.confirmEmail"]}>
				<ConfirmEmail token={token} change={change} oldEmail={readableAddress(actor.email)} />
			</Texts>
		</PageMadeFor>
	);
}
