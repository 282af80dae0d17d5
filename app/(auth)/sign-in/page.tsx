import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActorOrNull } from "@/app/current-actor.ts";
import { Card, CardContent } from "@/components/ui/card.tsx";
import { DEMO_PASSWORD, readDemoAccounts } from "@/lib/auth/demo-accounts.ts";
import { safeNextPath } from "@/lib/auth/next-path.ts";
import { env } from "@/lib/env.ts";
import { SignIn } from "./_components/sign-in.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("auth.signIn"))("title") };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
	const next = safeNextPath((await searchParams).next);
	if (await currentActorOrNull()) redirect(next);
	const t = await getTranslations("auth.signIn");
	const demo = env.DEMO_MODE ? { accounts: await readDemoAccounts(), password: DEMO_PASSWORD } : null;
	return (
		<Card>
			<CardContent className="space-y-5 p-6">
				<h1 className="text-2xl font-semibold tracking-tight">{t("title")}</h1>
				<SignIn next={next} demo={demo} />
			</CardContent>
		</Card>
	);
}
