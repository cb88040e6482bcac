using System.Globalization;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace CounterDesk.Tests.Pdf.Codes;

/// <summary>The two readers whose kin are in most telephones and at most counters.</summary>
internal static class CodeReader
{
    /// <summary>Which of the pictures zbarimg reads as it must. Each has another text.</summary>
    public static async Task<List<bool>> ZBarAsync(IReadOnlyList<(Scan Scan, string Text)> pictures)
    {
        var folder = Directory.CreateTempSubdirectory("counterdesk-code-");
        try
        {
            for (var at = 0; at < pictures.Count; at++)
            {
                await File.WriteAllBytesAsync(
                    Path.Combine(folder.FullName, string.Create(CultureInfo.InvariantCulture, $"{at:000}.pgm")),
                    pictures[at].Scan.ToPgm(), TestContext.Current.CancellationToken);
            }

            // It ends with 4 when one of the pictures has no code that it can read.
            var read = (await ExternalProgram.RunAsync(
                [], "sh", "-c", $"zbarimg -q --raw -Sdisable -Sqrcode.enable {folder.FullName}/*.pgm || [ $? = 4 ]"))
                .Split('\n', StringSplitOptions.TrimEntries).ToHashSet();
            return [.. pictures.Select(picture => read.Contains(picture.Text))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Whether ZXing reads it as it must.</summary>
    public static bool ZXing(Scan scan, string text)
    {
        var source = new RGBLuminanceSource(
            scan.Grey, scan.Width, scan.Height, RGBLuminanceSource.BitmapFormat.Gray8);
        var hints = new Dictionary<DecodeHintType, object> { [DecodeHintType.TRY_HARDER] = true };
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)), hints)?.Text == text;
    }
}
