namespace CounterDesk.Web.Features.Desk.License;

/// <summary>Names the words of the page that shows one license and its report.</summary>
public sealed class LicenseText;
