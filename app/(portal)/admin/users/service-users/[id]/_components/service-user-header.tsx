import { getTranslations } from "next-intl/server";
import { DateTime } from "@/components/date-time.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import type { ServiceUser } from "@/lib/service-users/queries.ts";
import { PauseServiceUser } from "./pause-service-user.tsx";
import { ResumeServiceUser } from "./resume-service-user.tsx";

/** Whose page it is, and whether it may spend: one click pauses it (product.md 56). */
export async function ServiceUserHeader({ user, mayEdit }: { user: ServiceUser; mayEdit: boolean }) {
	const [t, users] = await Promise.all([getTranslations("serviceUsers"), getTranslations("adminUsers")]);
	const { id, name, pause } = user;
	const button = pause ? <ResumeServiceUser user={{ id, name }} /> : <PauseServiceUser user={{ id, name }} />;
	return (
		<>
			<PageHeader
				title={name}
				subtitle={t("one")}
				breadcrumb={[
					{ label: users("admin"), href: "/admin" },
					{ label: users("title"), href: "/admin/users" },
					{ label: t("title"), href: "/admin/users/service-users" },
					{ label: name },
				]}
				actions={mayEdit ? button : null}
			/>
			{pause ? (
				<Banner tone="warn" title={t.rich("paused.title", { by: pause.by, at: () => <DateTime at={pause.at} /> })}>
					{t("paused.text", { reason: pause.reason })}
				</Banner>
			) : null}
		</>
	);
}
