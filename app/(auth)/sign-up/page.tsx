import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActorOrNull } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { isSetUp } from "@/lib/accounts/set-up/queries.ts";
import { START_PATH } from "@/lib/auth/sign-in/next-path.ts";
import { isStoredMailForDemo } from "@/lib/letters/stored-mail.ts";
import { NotSetUp } from "../_components/not-set-up.tsx";
import { SignUp } from "./_components/sign-up.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("auth.signUp"))("title") };
}

/** A share group's welcome mail leads here with the address that it lets in. */
export default async function SignUpPage({ searchParams }: PageProps<"/sign-up">) {
	const [actor, { email }] = await Promise.all([currentActorOrNull(), searchParams]);
	if (actor) redirect(START_PATH);
	if (!(await isSetUp())) return <NotSetUp />;
	return (
		<Texts of={["auth.elsewhere", "auth.mailbox", "auth.signUp"]}>
			<SignUp isMailStored={isStoredMailForDemo()} email={typeof email === "string" ? email.slice(0, 320) : ""} />
		</Texts>
	);
}
