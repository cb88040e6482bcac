namespace CounterDesk.Web.Features.HallSettings.Screens;

/// <summary>Words of the page of the hall's applicants' screens.</summary>
public sealed class ScreensText;
