import { Check } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActorOrNull } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { isSetUp } from "@/lib/accounts/set-up/queries.ts";
import { DEMO_PASSWORD } from "@/lib/auth/sign-in/demo-accounts.ts";
import { safeNextPath } from "@/lib/auth/sign-in/next-path.ts";
import { readDemoAccounts } from "@/lib/auth/sign-in/read-demo-accounts.ts";
import { env } from "@/lib/platform/env.ts";
import { AuthCard } from "../_components/auth-card.tsx";
import { AuthLink } from "../_components/auth-link.tsx";
import { NotSetUp } from "../_components/not-set-up.tsx";
import { SignIn } from "./_components/sign-in.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("words"))("signIn") };
}

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
	const { next: wanted, notice } = await searchParams;
	const next = safeNextPath(wanted);
	if (await currentActorOrNull()) redirect(next);
	if (!(await isSetUp())) return <NotSetUp />;
	const t = await getTranslations("auth");
	const word = await getTranslations("words");
	const demo = env.DEMO_MODE ? { accounts: await readDemoAccounts(), password: DEMO_PASSWORD } : null;
	const elsewhere = t.rich("elsewhere.newHere", { signUp: (label) => <AuthLink href="/sign-up">{label}</AuthLink> });
	return (
		<AuthCard title={word("signIn")} elsewhere={elsewhere}>
			{notice === "password-changed" ? <Banner icon={Check}>{t("signIn.passwordChanged")}</Banner> : null}
			<Texts of={["auth.demo", "auth.signIn"]}>
				<SignIn next={next} demo={demo} />
			</Texts>
		</AuthCard>
	);
}
