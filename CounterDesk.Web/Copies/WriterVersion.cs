using System.Globalization;
using System.Text;
using CounterDesk.Domain.Pdf;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Fonts;

namespace CounterDesk.Web.Copies;

/// <summary>
/// Names what turns a copy into bytes: the program as it was built, with its layouts and words, and the fonts. The same
/// sources built again have the same name. Two names do not say that the bytes differ, only that they may.
/// </summary>
internal static class WriterVersion
{
    /// <summary>Sixteen hexadecimal digits.</summary>
    public static string Of(PageFonts fonts)
    {
        var parts = string.Create(
            CultureInfo.InvariantCulture,
            $"{typeof(PdfWriter).Module.ModuleVersionId} {typeof(WriterVersion).Module.ModuleVersionId} {fonts.Names}");
        return Convert.ToHexStringLower(Sm3.Hash(Encoding.UTF8.GetBytes(parts)))[..Domain.Copies.RegisteredCopy.WriterLength];
    }
}
