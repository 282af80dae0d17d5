import { getLocale, getTranslations } from "next-intl/server";
import { zoneName } from "@/components/date-time.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { readOwnProfile } from "@/lib/accounts/profile/queries.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { isMailKeptForDemo } from "@/lib/letters/kept-for-demo.ts";
import { env } from "@/lib/platform/env.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { isLanguage, LANGUAGES } from "@/lib/text/languages.ts";
import { timeZoneNames } from "@/lib/text/time-zones.ts";
import { ProfileForm } from "./profile-form.tsx";
import { Security } from "./security.tsx";

/** The user's own details, and how they sign in. */
export async function Profile({ actor }: { actor: Actor }) {
	const [profile, locale, t] = await Promise.all([readOwnProfile(actor), getLocale(), getTranslations("profile")]);
	const { name, timeZone, version, email, pendingEmail, isEmailVerified, groupsLost } = profile;
	const language = isLanguage(profile.language) ? profile.language : LANGUAGES[0];
	const deploymentZone = zoneName({ timeZone: env.TIME_ZONE, locale, at: new Date() });
	return (
		<>
			<ProfileForm
				saved={{ name, language, timeZone, version }}
				languages={LANGUAGES.map((value) => ({ value, label: t(`languages.${value}`) }))}
				timeZones={timeZoneNames()}
				deploymentZone={t("timeZoneOfDeployment", { zone: deploymentZone })}
			/>
			<Security
				email={readableAddress(email)}
				pendingEmail={pendingEmail && readableAddress(pendingEmail)}
				isEmailVerified={isEmailVerified}
				groupsLost={groupsLost}
				isMailKept={isMailKeptForDemo()}
			/>
		</>
	);
}

export function ProfileSkeleton() {
	return (
		<>
			<Card aria-hidden>
				<div className="space-y-5 p-5">
					{["name", "language and zone", "theme"].map((row) => (
						<div key={row} className="space-y-2">
							<Skeleton className="h-4 w-28" />
							<Skeleton className="h-9 w-full rounded-md" />
						</div>
					))}
				</div>
				<div className="flex justify-end border-t border-line px-5 py-4">
					<Skeleton className="h-9 w-20 rounded-md" />
				</div>
			</Card>
			<Card aria-hidden>
				<div className="divide-y divide-line">
					{["email", "password"].map((row) => (
						<div key={row} className="flex items-center justify-between px-5 py-4">
							<div className="space-y-2">
								<Skeleton className="h-4 w-20" />
								<Skeleton className="h-4 w-44" />
							</div>
							<Skeleton className="h-9 w-32 rounded-md" />
						</div>
					))}
				</div>
			</Card>
		</>
	);
}
