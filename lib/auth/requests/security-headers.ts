type Policy = Record<string, readonly string[]>;

const YEAR_SECONDS = 365 * 24 * 60 * 60;

const NO_FEATURES = ["camera", "display-capture", "geolocation", "microphone", "payment", "usb"];

/** The headers of every answer, of whatever kind; a page replaces the policy, which allows nothing, with its own. */
export function securityHeaders(appUrl: string): Record<string, string> {
	return {
		"Content-Security-Policy": written({
			"default-src": ["'none'"],
			"base-uri": ["'none'"],
			"form-action": ["'none'"],
			"frame-ancestors": ["'none'"],
		}),
		"X-Content-Type-Options": "nosniff",
		"Referrer-Policy": "same-origin",
		"Permissions-Policy": NO_FEATURES.map((feature) => `${feature}=()`).join(", "),
		"Cross-Origin-Opener-Policy": "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		...(appUrl.startsWith("https://")
			? { "Strict-Transport-Security": `max-age=${2 * YEAR_SECONDS}; includeSubDomains` }
			: {}),
	};
}

/**
 * A page's Content-Security-Policy. Only scripts and style elements that carry this request's nonce run, and what those
 * scripts load. Style attributes are allowed, because what React renders on the server has them.
 */
export function contentSecurityPolicy(nonce: string, { isDevelopment }: { isDevelopment: boolean }): string {
	return written({
		"default-src": ["'none'"],
		// React's development build shows server errors with eval, and the development overlay brings its own styles.
		"script-src": ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...(isDevelopment ? ["'unsafe-eval'"] : [])],
		"style-src": ["'self'", isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`],
		"style-src-attr": ["'unsafe-inline'"],
		"img-src": ["'self'", "data:", "blob:"],
		"font-src": ["'self'"],
		"connect-src": ["'self'"],
		"manifest-src": ["'self'"],
		"object-src": ["'none'"],
		"base-uri": ["'none'"],
		"form-action": ["'self'"],
		"frame-ancestors": ["'none'"],
	});
}

function written(policy: Policy): string {
	return Object.entries(policy)
		.map(([directive, sources]) => `${directive} ${sources.join(" ")}`)
		.join("; ");
}
