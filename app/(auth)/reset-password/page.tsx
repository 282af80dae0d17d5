import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Texts } from "@/components/texts.tsx";
import { readPasswordReset } from "@/lib/accounts/passwords/queries.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { LinkNotGood } from "../_components/link-not-good.tsx";
import { tokenOf } from "../_components/token-of.ts";
import { ResetPassword } from "./_components/reset-password.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("auth.resetPassword"))("title") };
}

export default async function ResetPasswordPage({ searchParams }: PageProps<"/reset-password">) {
	const token = tokenOf(await searchParams);
	const [owner, t] = await Promise.all([readPasswordReset({}, token), getTranslations("auth.resetPassword")]);
	if (!owner)
		return <LinkNotGood text={t("linkNotGood")} action={{ href: "/forgotten-password", label: t("again") }} />;
	return (
		<Texts of={["auth.elsewhere", "auth.newPassword", "auth.resetPassword"]}>
			<ResetPassword token={token} email={readableAddress(owner.email)} />
		</Texts>
	);
}
