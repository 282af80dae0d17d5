import type { Translate } from "@/components/translate.ts";
import type { AlertNews } from "@/lib/alerts/read-alert-news.ts";
import type { ExpiryNews } from "@/lib/expiry-warnings/read-warned-credits.ts";
import type { NoticeAbout } from "@/lib/notices/notice-about.ts";
import type { WelcomeNews } from "@/lib/notices/read-welcome-news.ts";
import type { RefillNews } from "@/lib/refills/refill-news.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";

/** A notice in the reader's words, and the page that it is about. */
interface NoticeText {
	readonly title: string;
	readonly detail: string | null;
	readonly href: string | null;
}

/**
 * `about` is null where this version doesn't know what the notice is about: it is not hidden, and leads nowhere. `days` writes
 * days of the deployment, by an instant in them or as YYYY-MM-DD.
 */
export function noticeText(
	t: Translate<"notices.texts">,
	about: NoticeAbout | null,
	days: { readonly of: (at: Date) => string; readonly written: (day: string) => string },
): NoticeText {
	if (!about) return { title: t("unknown.title"), detail: null, href: null };
	switch (about.kind) {
		case "credit_owner_changed":
			return {
				title: creditOwnerTitle(t, about),
				detail: t("credit_owner_changed.changedBy", { name: about.changedBy }),
				href: "/overview",
			};
		case "limit_warning": {
			const { user, used, limit, type, pool } = about;
			const values = { user: user ?? "", used: toJsonCredits(used), limit: toJsonCredits(limit), type };
			return {
				title: t(user === null ? "limit_warning.yours" : "limit_warning.others", values),
				detail: pool ? t(`limit_warning.${pool.kind}`, { name: pool.name }) : t("limit_warning.hidden"),
				href: user === null ? "/credits" : "/overview",
			};
		}
		case "alert":
			return alertText(t, about);
		case "expiry_warning":
			return expiryText(t, about, days.of);
		case "handover_offered":
		case "handover_answered":
			return handoverText(t, about);
		case "credit_request":
			return requestText(t, about);
		case "credit_request_answered":
			return answerText(t, about);
		case "order_placed":
		case "receipt":
		case "invoice_reminder":
		case "order_closed": {
			const { kind, readerIs, orderId, buyer, plan, status } = about;
			return {
				title: t(`${kind}.${readerIs}`, { buyer, plan, status }),
				detail: t(`${kind}.detail`, { number: String(about.number), plan }),
				href: `/orders/${orderId}`,
			};
		}
		case "refilled":
			return refilledText(t, about.news);
		case "refill_stopped":
			return refillStoppedText(t, about.news);
		case "subscription": {
			const { event, plan, day, endReason: because } = about.news;
			const values = { event, plan, day: day === null ? "" : days.written(day), because: because ?? "" };
			return { title: t("subscription.title", values), detail: t("subscription.detail", values), href: "/credits" };
		}
		case "share_group_welcome":
			return welcomeText(t, about);
		case "ledger_not_clean":
			return { title: t(`${about.kind}.title`), detail: t(`${about.kind}.detail`), href: "/operator/ledger" };
		default:
			return { title: t(`${about.kind}.title`), detail: t(`${about.kind}.detail`), href: "/profile" };
	}
}

function welcomeText(t: Translate<"notices.texts">, { creator, group, state }: WelcomeNews): NoticeText {
	const values = { group: group ?? "", state };
	return {
		title: t("share_group_welcome.title", { creator, state }),
		detail: t(group === null ? "share_group_welcome.closed" : "share_group_welcome.detail", values),
		href: "/credits",
	};
}

function refillStoppedText(t: Translate<"notices.texts">, { kind, pool, type, group }: RefillNews): NoticeText {
	const what = kind === "ceiling_reached" || kind === "wallet_short" ? kind : "paused";
	const values = { pool, type, group: group?.name ?? "" };
	const detail = t(`refill_stopped.${what}.detail`);
	return { title: t(`refill_stopped.${what}.title`, values), detail, href: "/credits/refill" };
}

function refilledText(t: Translate<"notices.texts">, { order, group, credits, type, users }: RefillNews): NoticeText {
	const shared = { credits: toJsonCredits(credits ?? 0n), type, group: group?.name ?? "" };
	const [first] = users;
	const values = first && { name: first.name, credits: toJsonCredits(first.credits) };
	return {
		title: order ? t("refilled.wallet", { plan: order.plan }) : t("refilled.share_group", shared),
		detail: values ? t("refilled.usedBy", values) : t("refilled.detail"),
		href: order ? `/orders/${order.id}` : "/credits/refill",
	};
}

function handoverText(
	t: Translate<"notices.texts">,
	{ kind, news }: NoticeAbout & { kind: "handover_offered" | "handover_answered" },
): NoticeText {
	const { offeredBy: by, to, group, outcome } = news;
	const values = { by, to, group, isSeen: news.isGroupSeen ? "yes" : "no" };
	if (kind === "handover_answered") {
		const answer = outcome === "declined" ? "declined" : "accepted";
		const detail = t(`handover_answered.${answer}Detail`, values);
		return { title: t(`handover_answered.${answer}`, values), detail, href: "/share" };
	}
	const title = t("handover_offered.title", values);
	if (outcome === null) return { title, detail: t("handover_offered.open"), href: "/share" };
	return { title, detail: t("handover_offered.over", { outcome }), href: "/share" };
}

function requestText(
	t: Translate<"notices.texts">,
	{
		request: { requestId, userName, credits, nameInText: type, status, saidNo },
	}: NoticeAbout & { kind: "credit_request" },
): NoticeText {
	return {
		title: t("credit_request.title", { name: userName, credits: toJsonCredits(credits), type }),
		detail: t("credit_request.detail", { status, saidNo: saidNo ? "yes" : "no" }),
		href: `/requests/${requestId}`,
	};
}

function answerText(
	t: Translate<"notices.texts">,
	{
		answer: { credits, nameInText: type, yes, no, status, overtakenBy },
	}: NoticeAbout & { kind: "credit_request_answered" },
): NoticeText {
	const values = { credits: toJsonCredits(credits), type };
	const href = "/credits#requests";
	if (yes) return { title: t("credit_request_answered.yes", values), detail: yes.by, href };
	if (no) {
		const detail = no.reason === "" ? "refusedWithoutReason" : "refusedDetail";
		return {
			title: t("credit_request_answered.no", { ...values, by: no.name }),
			detail: t(`credit_request_answered.${detail}`, { reason: no.reason, isLast: no.isLast ? "yes" : "no" }),
			href,
		};
	}
	const kind = status === "lapsed" ? "lapsed" : "closed";
	return {
		title: t(`credit_request_answered.${kind}`, values),
		detail: t(`credit_request_answered.${kind}Detail`, { obstacle: overtakenBy ?? "nobody_left" }),
		href,
	};
}

function creditOwnerTitle(
	t: Translate<"notices.texts">,
	{ readerIs, name, count, newOwner }: NoticeAbout & { kind: "credit_owner_changed" },
): string {
	if (readerIs !== "user") return t(`credit_owner_changed.${readerIs}`, { name, count });
	if (newOwner === null) return t("credit_owner_changed.yourself");
	return t("credit_owner_changed.another", { owner: newOwner });
}

function alertText(t: Translate<"notices.texts">, about: AlertNews): NoticeText {
	const { isRecovery, whose, type, owner, group, credits, available } = about;
	const values = { whose, type, owner, group: group?.name ?? "", credits: toJsonCredits(credits) };
	return {
		title: t(isRecovery ? "alert.recovered" : "alert.crossed", values),
		detail: t("alert.detail", { available: toJsonCredits(available) }),
		href: whose === "ownGroup" && group ? `/share/${group.id}` : whose === "ownWallet" ? "/credits" : null,
	};
}

function expiryText(t: Translate<"notices.texts">, about: ExpiryNews, dayOf: (at: Date) => string): NoticeText {
	const { credits, type, at, isOver, more, pool } = about;
	const values = { credits: toJsonCredits(credits), type, day: dayOf(at), more, name: pool?.name ?? "" };
	return {
		title: t(isOver ? "expiry_warning.over" : "expiry_warning.soon", values),
		detail: t(`expiry_warning.${pool?.kind ?? "own"}`, values),
		href: pool?.kind === "group" ? `/share/${pool.id}` : "/credits",
	};
}
