import { getTranslations } from "next-intl/server";
import { currentKeptView } from "@/app/current-view.ts";
import { Link } from "@/components/ui/link.tsx";
import { SteadyLabel } from "@/components/ui/steady-label.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { START_PATH } from "@/lib/auth/sign-in/next-path.ts";
import { env } from "@/lib/platform/env.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { AvatarMenu } from "./avatar/avatar-menu.tsx";
import { Bell } from "./bell/bell.tsx";
import { OrganizationMark } from "./logo/organization-mark.tsx";
import { NavLink } from "./nav-link.tsx";
import { NavigationSheet } from "./navigation-sheet.tsx";
import { PaletteButtons } from "./palette/palette-buttons.tsx";
import { adminSections, operatorSections, plansSections, type Section, SHARE_CREDITS } from "./sections.ts";
import { CreditViewSwitch } from "./whose-credits/credit-view-switch.tsx";
import { VIEW_PATHS } from "./whose-credits/view-paths.ts";

const linkClasses =
	"flex h-9 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-md px-1.5 text-muted transition-colors duration-100 hover:text-ink focus-visible:-outline-offset-2 aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink aria-[current]:forced-chosen!";

export async function TopBar({ actor }: { actor: Actor }) {
	const [t, choice] = await Promise.all([getTranslations("frame"), currentKeptView()]);
	const named = ({ key, href }: Section) => ({ href, label: t(key) });
	const plans = plansSections(actor)
		.map(named)
		.map((item) => (choice && VIEW_PATHS.includes(item.href) ? { ...item, kept: choice.view } : item));
	const admin = adminSections(actor).map(named);
	const operator = operatorSections(actor).map(named);
	const share = named(SHARE_CREDITS);
	const useCredits = env.DEMO_MODE ? { href: "/use-credits", label: t("useCredits") } : null;
	return (
		<header className="sticky top-0 z-30 border-b border-line bg-surface print:hidden">
			<div className="mx-auto flex h-14 max-w-content items-center gap-4 px-5 text-sm">
				<Link href={START_PATH} className="shrink-0 rounded-md text-body">
					<OrganizationMark actor={actor} isShort={choice !== null} />
				</Link>
				<nav aria-label={t("plansAndBilling")} className="hidden items-center gap-0.5 min-[74rem]:flex">
					{plans.map(({ label, ...item }) => (
						<NavLink key={item.href} {...item} className={linkClasses}>
							<SteadyLabel>{label}</SteadyLabel>
						</NavLink>
					))}
					<NavLink href={share.href} className={linkClasses}>
						<SteadyLabel>{share.label}</SteadyLabel>
					</NavLink>
					{useCredits ? (
						<NavLink href={useCredits.href} className={linkClasses}>
							<SteadyLabel>{useCredits.label}</SteadyLabel>
						</NavLink>
					) : null}
				</nav>
				<div className="ml-auto flex min-w-0 items-center gap-2">
					{choice ? <CreditViewSwitch {...choice} /> : null}
					<nav aria-label={t("administration")} className="hidden items-center gap-0.5 min-[74rem]:flex">
						{admin[0] ? (
							<NavLink href={admin[0].href} section="/admin" className={linkClasses}>
								<SteadyLabel>{t("admin")}</SteadyLabel>
							</NavLink>
						) : null}
						{operator[0] ? (
							<NavLink href={operator[0].href} section="/operator" className={linkClasses}>
								<SteadyLabel>{t("operator")}</SteadyLabel>
							</NavLink>
						) : null}
					</nav>
					<PaletteButtons isCrowded={choice !== null} />
					<Bell actor={actor} />
					<AvatarMenu
						name={actor.name}
						email={readableAddress(actor.email)}
						role={t("roleAt", { role: actor.roleName, organization: actor.organizationName })}
					/>
					<NavigationSheet
						hasSearch={choice !== null}
						groups={[
							{
								title: t("plansAndBilling"),
								items: [...plans, share, ...(useCredits ? [{ ...useCredits, badge: t("demo") }] : [])],
							},
							{ title: t("admin"), items: admin },
							{ title: t("operator"), items: operator },
						]}
					/>
				</div>
			</div>
		</header>
	);
}
