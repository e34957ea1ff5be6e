package io.weik.source.webhook;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;
import java.util.Locale;

/** The senders whose signature, handshake, delivery id and media types one word sets. */
public enum Provider {
  /** GitHub and Gitea, Forgejo. */
  @Key("github")
  @Doc("GitHub: X-Hub-Signature-256, X-GitHub-Delivery; JSON or the form with a payload.")
  GITHUB,

  /** Stripe. */
  @Key("stripe")
  @Doc("Stripe: Stripe-Signature within Tolerance, the event's id.")
  STRIPE,

  /** Shopify. */
  @Key("shopify")
  @Doc("Shopify: X-Shopify-Hmac-Sha256, X-Shopify-Webhook-Id.")
  SHOPIFY,

  /** Slack. */
  @Key("slack")
  @Doc("Slack: X-Slack-Signature within Tolerance, event_id, answers url_verification.")
  SLACK,

  /** GitLab. */
  @Key("gitlab")
  @Doc("GitLab: its signing token or else X-Gitlab-Token, Idempotency-Key.")
  GITLAB,

  /** Standard Webhooks and Svix. */
  @Key("standard")
  @Doc("Standard Webhooks and Svix: webhook-signature within Tolerance, webhook-id.")
  STANDARD,

  /** Meta: Facebook, Instagram, WhatsApp. */
  @Key("meta")
  @Doc("Meta (Facebook, Instagram, WhatsApp): X-Hub-Signature-256, answers hub.challenge.")
  META,

  /** Microsoft Graph. */
  @Key("graph")
  @Doc("Microsoft Graph: clientState of each notification, answers validationToken.")
  GRAPH;

  /** The word for it in YAML and for people. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
