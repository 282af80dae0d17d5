import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { sellerChoices } from "@/components/seller/seller-choices.ts";
import { Texts } from "@/components/texts.tsx";
import { isSetUp, isSetUpLinkGood, readEmptyDeployment } from "@/lib/accounts/set-up/queries.ts";
import { LinkNotGood } from "../_components/link-not-good.tsx";
import { Steady } from "../_components/steady.tsx";
import { tokenOf } from "../_components/token-of.ts";
import { SetUp } from "./_components/set-up.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("auth.setUp"))("title") };
}

/**
 * The first start of an empty deployment; after setting it up, the administrator sees the form until the next page is
 * there.
 */
export default async function SetUpPage({ searchParams }: PageProps<"/setup">) {
	return (
		<Steady>
			<UntilSetUp token={tokenOf(await searchParams)} />
		</Steady>
	);
}

/** Once the deployment has an operator, this page is not found. */
async function UntilSetUp({ token }: { token: string }) {
	if (await isSetUp()) notFound();
	const [isGood, t, locale] = await Promise.all([
		isSetUpLinkGood({}, token),
		getTranslations("auth.setUp"),
		getLocale(),
	]);
	return isGood ? (
		<Texts of={["auth.newPassword", "auth.setUp", "seller"]}>
			<SetUp token={token} choices={sellerChoices(locale)} {...(await readEmptyDeployment({}))} />
		</Texts>
	) : (
		<LinkNotGood text={t("linkNotGood")} />
	);
}
