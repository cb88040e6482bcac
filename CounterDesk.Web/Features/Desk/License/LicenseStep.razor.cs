using CounterDesk.Domain.Verification;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Visits;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.License;

/// <summary>The open license with its report, and what may be printed of it.</summary>
public sealed partial class LicenseStep(DeskBrowser browser, LicensePages pages, IStringLocalizer<DeskText> text)
    : StepPage(browser)
{
    private bool _isObjecting;

    // Drawn once, and kept with the license.
    private PagesAnswer Pages => pages.Of(State.Content)!;

    private PrintPermission MayPrint => State.Content.License!.Report.MayPrint;

    private void LeaveReceipt() => FocusAfterRender("h1");
}
