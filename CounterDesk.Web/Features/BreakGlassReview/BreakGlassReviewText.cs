namespace CounterDesk.Web.Features.BreakGlassReview;

/// <summary>Words of the page on which an auditor reviews openings.</summary>
public sealed class BreakGlassReviewText;
