import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { zoneName } from "@/components/date-time.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { hasAlerts } from "@/lib/alerts/queries.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { countOpenRequestsOf } from "@/lib/credit-requests/lists/list-requests.ts";
import { countRefillsOf } from "@/lib/people/count-refills.ts";
import { mayEditUsers, rightsLackedBy } from "@/lib/people/policy.ts";
import { isAlone, readUserCredits, type UserInformation as User } from "@/lib/people/queries.ts";
import { knownTimeZone } from "@/lib/platform/database/deployment-time-zone.ts";
import { readServiceUsersOf } from "@/lib/service-users/queries.ts";
import { readSubscriptionsOfUser } from "@/lib/subscription-periods/queries.ts";
import { isLanguage, LANGUAGES } from "@/lib/text/language.ts";
import { timeZoneNames } from "@/lib/text/time-zones.ts";
import { listUserRoleChoices } from "@/lib/user-roles/queries.ts";
import { UserForm } from "./user-form.tsx";
import { userTrail } from "./user-trail.ts";
import { UserView } from "./user-view.tsx";

/** User Information: a form for those who may edit users, a page to look at for the others (product.md 3). */
export async function UserInformation({ actor, user }: { actor: Actor; user: User }) {
	if (!mayEditUsers(actor)) return <UserView user={user} />;
	const [roles, credits, serviceUsers, subscriptions, openRequests, refills, alerted, alone, locale, word] =
		await Promise.all([
			listUserRoleChoices({ actor }),
			readUserCredits({ actor }, user.id),
			readServiceUsersOf({ actor }, user.id),
			readSubscriptionsOfUser({ actor }, user.id),
			countOpenRequestsOf({ actor }, user.id),
			countRefillsOf({ actor }, user.id),
			hasAlerts({ actor }, { userId: user.id, email: user.email }),
			isAlone({ actor }),
			getLocale(),
			getTranslations("words"),
		]);
	const deploymentZone = zoneName({ timeZone: knownTimeZone(), locale, at: new Date() });
	return (
		<UserForm
			user={{
				id: user.id,
				email: user.email,
				pendingEmail: user.pendingEmail,
				isEmailVerified: user.isEmailVerified,
				isSelf: user.id === actor.userId,
				isAboveActor: rightsLackedBy(actor, user.rights).length > 0,
				serviceUsers,
				subscriptions: subscriptions.map(({ plan }) => plan),
				openRequests,
				hasAlerts: alerted,
				refills,
			}}
			stored={storedOf(user)}
			creditOwnerName={user.creditOwner.name}
			creditUsers={{ names: credits?.creditUsers.map(({ name }) => name) ?? [], count: credits?.count ?? 0 }}
			roles={roles.map(({ id, name, isBeyondActor }) => ({
				id,
				name,
				label: isBeyondActor && id !== user.userRoleId ? word("roleBeyondYou", { role: name }) : name,
				disabled: isBeyondActor && id !== user.userRoleId,
			}))}
			languages={LANGUAGES.map((language) => ({ value: language, label: word(`languages.${language}`) }))}
			timeZones={timeZoneNames()}
			deploymentZone={word("asDeployment", { zone: deploymentZone })}
			organizationOfOne={alone ? actor.organizationName : null}
		/>
	);
}

function storedOf({ name, userRoleId, status, language, timeZone, creditOwner, version, ...user }: User) {
	const known = isLanguage(language) ? language : LANGUAGES[0];
	const email = user.pendingEmail ?? user.email;
	return { name, email, userRoleId, status, language: known, timeZone, creditOwnerId: creditOwner.id, version };
}

export function UserInformationSkeleton({ name }: { name: string }) {
	const t = useTranslations("adminUsers");
	return (
		<div className="space-y-6">
			<PageHeader title={t("information")} breadcrumb={userTrail(t, name)} />
			<div aria-hidden className="rounded-xl border border-line bg-surface">
				<div className="grid gap-5 p-5 md:grid-cols-2">
					{["name", "email", "role", "status", "language", "zone"].map((field) => (
						<div key={field} className="space-y-2">
							<Skeleton className="h-4 w-20" />
							<Skeleton className="h-9 w-full rounded-md" />
						</div>
					))}
				</div>
				<div className="flex items-center justify-between border-t border-line px-5 py-4">
					<div className="space-y-2">
						<Skeleton className="h-4 w-32" />
						<Skeleton className="h-4 w-40" />
					</div>
					<Skeleton className="h-9 w-28 shrink-0 rounded-md sm:w-44" />
				</div>
			</div>
		</div>
	);
}
