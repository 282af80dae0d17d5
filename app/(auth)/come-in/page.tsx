import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentActorOrNull } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { readSignInLink } from "@/lib/accounts/sign-in-links/queries.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { LinkNotGood } from "../_components/link-not-good.tsx";
import { tokenOf } from "../_components/token-of.ts";
import { ComeIn } from "./_components/come-in.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("auth.comeIn"))("title") };
}

/** Where the vendor's service sends a user whom it has signed in. Opening it changes nothing; its button does. */
export default async function ComeInPage({ searchParams }: PageProps<"/come-in">) {
	const token = tokenOf(await searchParams);
	const [user, actor, t] = await Promise.all([
		readSignInLink({}, token),
		currentActorOrNull(),
		getTranslations("auth.comeIn"),
	]);
	if (!user) return <LinkNotGood text={t("linkNotGood")} />;
	const another = actor && actor.userId !== user.id ? actor.name : null;
	return (
		<Texts of={["auth.comeIn"]}>
			<ComeIn token={token} name={user.name} email={readableAddress(user.email)} another={another} />
		</Texts>
	);
}
