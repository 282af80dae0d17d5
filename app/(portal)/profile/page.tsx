import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { NoticeChoices } from "./_components/notices/notice-choices.tsx";
import { Profile } from "./_components/profile.tsx";
import { NoticeChoicesSkeleton, ProfileSkeleton, SessionsSkeleton } from "./_components/profile-skeleton.tsx";
import { Sessions } from "./_components/sessions.tsx";
import { SignIns } from "./_components/sign-ins.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("profile"))("title") };
}

export default async function ProfilePage() {
	const [actor, t, notices] = await Promise.all([
		currentActor(),
		getTranslations("profile"),
		getTranslations("notices"),
	]);
	return (
		<Texts of={["auth.newPassword", "notices.settings", "profile", "shell.theme", "unsavedChanges"]}>
			<PageHeader title={t("title")} subtitle={t("subtitle")} />
			<div className="max-w-3xl space-y-6">
				<PagePart name={t("profile")} fallback={<ProfileSkeleton />}>
					<Profile actor={actor} />
				</PagePart>
				<PagePart name={notices("settings.title")} fallback={<NoticeChoicesSkeleton />}>
					<NoticeChoices actor={actor} />
				</PagePart>
				<PagePart name={t("sessions.title")} fallback={<SessionsSkeleton />}>
					<Sessions actor={actor} />
				</PagePart>
				<PagePart name={t("signIns.title")} fallback={<SessionsSkeleton />}>
					<SignIns actor={actor} />
				</PagePart>
			</div>
		</Texts>
	);
}
