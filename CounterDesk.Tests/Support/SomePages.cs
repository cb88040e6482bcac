using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Ofd.Pages;
using CounterDesk.Web.Visits;

namespace CounterDesk.Tests.Support;

/// <summary>Pages of a license as they are drawn for the desk.</summary>
internal static class SomePages
{
    /// <summary>The signature that the files of <see cref="SomeReports"/> have.</summary>
    public static string Signature => SomeReports.Signature().Id;

    /// <summary>Sealed near the lower right corner, and nothing to be said of it.</summary>
    public static LicensePage Page(int number = 1) => new()
    {
        Number = number,
        Width = 200,
        Height = 100,
        Svg = "<svg/>"u8.ToArray(),
        Seals = [new PlacedSeal(Signature, new Box(150, 50, 40, 40))],
    };

    public static PagesAnswer Shown(params LicensePage[] pages) => new PagesAnswer.Shown([.. pages], pages.Length);
}
