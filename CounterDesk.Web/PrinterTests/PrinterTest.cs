using System.Globalization;
using CounterDesk.Web.External.Printers;

namespace CounterDesk.Web.PrinterTests;

/// <summary>Which test page is meant: for a use of a printer, or for the browser's window, and when it was made.</summary>
/// <param name="Printer">The printer's key; null for the browser.</param>
/// <param name="Use">What the sheets are for.</param>
/// <param name="At">China's time, to the millisecond. The same test is the same file.</param>
public sealed record PrinterTest(string? Printer, PrinterUse Use, DateTimeOffset At)
{
    private const string TimeFormat = "yyyyMMddHHmmssfff";

    /// <summary>By which the printer knows it. Each test has a name of its own.</summary>
    public string JobName => $"TEST-{Written(At.DateTime)}";

    /// <summary>Where the browser gets the file.</summary>
    public string Address =>
        $"{PrinterTestsModule.FileAddress}?at={Written(At.UtcDateTime)}&use={Use}"
        + (Printer is null ? "" : $"&printer={Uri.EscapeDataString(Printer)}");

    /// <summary>A test that begins now.</summary>
    public static PrinterTest Begin(string? printer, PrinterUse use, DateTimeOffset now) =>
        new(printer, use, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)));

    /// <summary>The test of a file's address; null when it names none.</summary>
    internal static PrinterTest? Find(string? printer, string? use, string? at) =>
        Enum.TryParse<PrinterUse>(use, out var parsed) && Enum.IsDefined(parsed)
        && DateTime.TryParseExact(at, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var utc)
            ? new(printer, parsed, DeskClock.At(utc))
            : null;

    private static string Written(DateTime time) => time.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
