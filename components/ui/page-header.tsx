import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { Link } from "@/components/ui/link.tsx";

export interface BreadcrumbItem {
	label: ReactNode;
	/** Where it leads; the last one, the page itself, has none. */
	href?: string;
}

/** Where three or more wrap, as on a phone, their lines end alike. */
const actionsClasses =
	"flex flex-wrap gap-2 print:hidden max-sm:has-[>:nth-child(3)]:w-full max-sm:has-[>:nth-child(3)]:*:grow";

interface PageHeaderProps {
	title: ReactNode;
	subtitle?: ReactNode;
	breadcrumb?: readonly BreadcrumbItem[];
	/** Buttons at the right; one primary at most, last. */
	actions?: ReactNode;
}

export function PageHeader({ title, subtitle, breadcrumb, actions }: PageHeaderProps) {
	return (
		<div className="space-y-4">
			{breadcrumb ? <Breadcrumb items={breadcrumb} /> : null}
			<div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
				<div className="min-w-0 sm:grow sm:basis-64">
					<h1 className="text-balance text-2xl font-semibold tracking-tight">{title}</h1>
					{subtitle ? <p className="num mt-1 text-pretty text-sm text-muted">{subtitle}</p> : null}
				</div>
				{actions ? <div className={actionsClasses}>{actions}</div> : null}
			</div>
		</div>
	);
}

function Breadcrumb({ items }: { items: readonly BreadcrumbItem[] }) {
	const t = useTranslations("ui");
	return (
		<nav aria-label={t("breadcrumb")}>
			<ol className="flex flex-wrap items-center gap-x-1.5 text-sm text-muted">
				{items.map((item, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: a trail has no other identity than its order
					<Fragment key={index}>
						{index > 0 ? (
							<li aria-hidden className="text-faint">
								/
							</li>
						) : null}
						<li className="min-w-0">
							{item.href ? (
								<Link href={item.href} className="-mx-1 rounded px-1 py-0.5 hover:text-ink hover:underline">
									{item.label}
								</Link>
							) : (
								<span aria-current="page" className="text-ink">
									{item.label}
								</span>
							)}
						</li>
					</Fragment>
				))}
			</ol>
		</nav>
	);
}
