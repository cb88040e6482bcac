namespace CounterDesk.Web.Features.HallSettings;

/// <summary>Names the words of the page about the trust store.</summary>
public sealed class TrustText;
