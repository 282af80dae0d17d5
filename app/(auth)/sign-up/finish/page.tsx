import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Texts } from "@/components/texts.tsx";
import { readSignUp } from "@/lib/accounts/sign-up/queries.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { LinkNotGood } from "../../_components/link-not-good.tsx";
import { Steady } from "../../_components/steady.tsx";
import { tokenOf } from "../../_components/token-of.ts";
import { FinishSignUp } from "./_components/finish-sign-up.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("auth.finishSignUp"))("title") };
}

export default async function FinishSignUpPage({ searchParams }: PageProps<"/sign-up/finish">) {
	const token = tokenOf(await searchParams);
	const [wanted, t] = await Promise.all([readSignUp({}, token), getTranslations("auth.finishSignUp")]);
	return (
		<Texts of={["auth.finishSignUp", "auth.newPassword"]}>
			<Steady>
				{wanted ? (
					<FinishSignUp token={token} name={wanted.name} email={readableAddress(wanted.email)} />
				) : (
					<LinkNotGood text={t("linkNotGood")} action={{ href: "/sign-up", label: t("again") }} />
				)}
			</Steady>
		</Texts>
	);
}
