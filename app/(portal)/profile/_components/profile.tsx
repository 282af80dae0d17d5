import { getLocale, getTranslations } from "next-intl/server";
import { zoneName } from "@/components/date-time.tsx";
import { readOwnProfile } from "@/lib/accounts/profile/queries.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { isStoredMailForDemo } from "@/lib/letters/stored-mail.ts";
import { knownTimeZone } from "@/lib/platform/database/deployment-time-zone.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { isLanguage, LANGUAGES } from "@/lib/text/language.ts";
import { timeZoneNames } from "@/lib/text/time-zones.ts";
import { ProfileForm } from "./profile-form.tsx";
import { Security } from "./security.tsx";

/** The user's own details, and how they sign in. */
export async function Profile({ actor }: { actor: Actor }) {
	const [profile, locale, word] = await Promise.all([readOwnProfile({ actor }), getLocale(), getTranslations("words")]);
	const { name, timeZone, version, email, pendingEmail, isEmailVerified, groupsLost } = profile;
	const language = isLanguage(profile.language) ? profile.language : LANGUAGES[0];
	const deploymentZone = zoneName({ timeZone: knownTimeZone(), locale, at: new Date() });
	return (
		<>
			<ProfileForm
				saved={{ name, language, timeZone, version }}
				languages={LANGUAGES.map((value) => ({ value, label: word(`languages.${value}`) }))}
				timeZones={timeZoneNames()}
				deploymentZone={word("asDeployment", { zone: deploymentZone })}
			/>
			<Security
				email={readableAddress(email)}
				pendingEmail={pendingEmail && readableAddress(pendingEmail)}
				isEmailVerified={isEmailVerified}
				groupsLost={groupsLost}
				isMailStored={isStoredMailForDemo()}
			/>
		</>
	);
}
