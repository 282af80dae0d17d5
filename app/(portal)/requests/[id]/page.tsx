import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { currentActor } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { readRequest } from "@/lib/credit-requests/lists/read-request.ts";
import { mayAdministrateRequests } from "@/lib/credit-requests/policy.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { RequestBadge } from "../../_components/requests/request-badge.tsx";
import { Answers } from "./_components/answers.tsx";
import { RequestDetails } from "./_components/request-details.tsx";
import { Usable } from "./_components/usable.tsx";

const findRequest = cache(async (id: string) => readRequest({ actor: await currentActor() }, id));

export async function generateMetadata({ params }: PageProps<"/requests/[id]">): Promise<Metadata> {
	const [request, t] = await Promise.all([findRequest((await params).id), getTranslations("requests.answer")]);
	return { title: request ? t("pageTitle", { name: request.user.name }) : t("untitled") };
}

/** Where a mail's link leads: what would happen, and each answer with a window that asks. Opening it answers nothing. */
export default async function RequestPage({ params }: PageProps<"/requests/[id]">) {
	const [actor, { id }, t, list] = await Promise.all([
		currentActor(),
		params,
		getTranslations("requests.answer"),
		getTranslations("requests.list"),
	]);
	const request = await findRequest(id);
	if (!request) notFound();
	const { user, credits, nameInText: type, status } = request;
	const above = mayAdministrateRequests(actor)
		? { label: list("title"), href: "/admin/requests" }
		: { label: list("toMeTitle"), href: "/requests" };
	return (
		<Texts of={["adminUsers.advanced", "requests.answer", "share.expiry"]}>
			<PageHeader
				breadcrumb={[above, { label: user.name }]}
				title={
					<span className="flex flex-wrap items-center gap-3">
						{t("title", { name: user.name, credits: toJsonCredits(credits), type })} <RequestBadge status={status} />
					</span>
				}
			/>
			<div className="grid items-start gap-4 lg:grid-cols-3">
				<div className="min-w-0 space-y-4 lg:col-span-2">
					<RequestDetails request={request} />
					<Usable request={request} />
				</div>
				<Answers actor={actor} request={request} />
			</div>
		</Texts>
	);
}
