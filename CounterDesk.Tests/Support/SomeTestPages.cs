using System.Text;
using CounterDesk.Domain.Pdf;
using CounterDesk.Domain.Printing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.PrinterTests;

namespace CounterDesk.Tests.Support;

/// <summary>A page that a printer is judged by.</summary>
internal static class SomeTestPages
{
    public static string CodeText { get; } = $"PRINTER TEST {new string('X', 287)}";

    public static TestPageModel Model { get; } = new()
    {
        HallName = "云山市政务服务中心",
        PrinterName = "打印机 2 号",
        Use = "大字版，A4，纸盒 tray-2",
        StaffNumber = "0011",
        At = new(2026, 3, 18, 8, 5, 0, TimeSpan.FromHours(8)),
        IsDemo = true,
        Code = QrCode.Of(CodeText),
        Rare =
        [
            new(new Rune('䶮'), ShapeSource.Shipped), new(Rune.GetRuneAt("𬭎", 0), ShapeSource.Shipped),
            new(Rune.GetRuneAt("𠮷", 0), ShapeSource.None),
        ],
    };

    public static byte[] Print(TestPageModel model, string language = "zh-CN") =>
        PdfWriter.Write(new TestPage(model, PaperWords.In<PrinterTestText>(language)).Compose(), SomeFonts.Shipped);
}
