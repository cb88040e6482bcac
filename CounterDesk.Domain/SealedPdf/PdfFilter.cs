using System.IO.Compression;

namespace CounterDesk.Domain.SealedPdf;

/// <summary>
/// Undoes what cross-reference and object streams are packed with (ISO 32000-1 7.4.4): Flate, and predictors over it.
/// </summary>
internal static class PdfFilter
{
    private const int NoPredictor = 1;
    private const int TiffPredictor = 2;
    private const int FirstPngPredictor = 10;
    private const int MaxColumns = 1 << 16;

    /// <exception cref="PdfFormatException">Packed in another way, broken, or too large.</exception>
    public static ReadOnlyMemory<byte> Decode(PdfValue.Stream stream, PdfBudget budget)
    {
        var filter = Single(stream.Head["Filter"]);
        var parameters = Single(stream.Head["DecodeParms"]) as PdfValue.Dictionary ?? PdfValue.Dictionary.Empty;
        return filter switch
        {
            PdfValue.Null => stream.Bytes,
            PdfValue.Name { Value: "FlateDecode" or "Fl" } =>
                Unpredict(Inflate(stream.Bytes, budget), parameters),
            _ => throw PdfFormatException.Malformed("A stream that leads to objects is packed in an unusual way."),
        };
    }

    private static PdfValue Single(PdfValue value) => value is PdfValue.List { Items: [var only] } ? only : value;

    private static byte[] Inflate(ReadOnlyMemory<byte> packed, PdfBudget budget)
    {
        budget.SpendRead(packed.Length);
        using var inflated = new MemoryStream();
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            var buffer = new byte[1 << 14];
            while (zlib.Read(buffer) is > 0 and var count)
            {
                if (count > budget.InflatedBytes)
                {
                    throw PdfFormatException.TooLarge("A stream expands too far.");
                }

                budget.SpendInflated(count);
                inflated.Write(buffer, 0, count);
            }
        }
        catch (InvalidDataException)
        {
            throw PdfFormatException.Malformed("A stream is not packed as it says.");
        }

        return inflated.ToArray();
    }

    private static byte[] Unpredict(byte[] data, PdfValue.Dictionary parameters)
    {
        var predictor = Whole(parameters["Predictor"], NoPredictor);
        if (predictor == NoPredictor)
        {
            return data;
        }

        var (columns, colors) = (Whole(parameters["Columns"], 1), Whole(parameters["Colors"], 1));
        if (columns is < 1 or > MaxColumns || colors is < 1 or > 4 || Whole(parameters["BitsPerComponent"], 8) != 8
            || predictor is not TiffPredictor and (< FirstPngPredictor or > FirstPngPredictor + 5))
        {
            throw PdfFormatException.Malformed("A stream that leads to objects is predicted in an unusual way.");
        }

        return predictor == TiffPredictor
            ? UnpredictTiff(data, (int)(columns * colors), (int)colors)
            : UnpredictPng(data, (int)(columns * colors), (int)colors);
    }

    private static byte[] UnpredictTiff(byte[] data, int width, int step)
    {
        for (var at = 0; at < data.Length; at++)
        {
            data[at] += at % width < step ? (byte)0 : data[at - step];
        }

        return data;
    }

    // ISO/IEC 15948 9.2: each row begins with the kind of its prediction.
    private static byte[] UnpredictPng(byte[] data, int width, int step)
    {
        var rows = data.Length / (width + 1);
        var result = new byte[rows * width];
        for (var row = 0; row < rows; row++)
        {
            var kind = data[row * (width + 1)];
            for (var column = 0; column < width; column++)
            {
                var at = row * width + column;
                var left = column < step ? 0 : result[at - step];
                var above = row == 0 ? 0 : result[at - width];
                var corner = row == 0 || column < step ? 0 : result[at - width - step];
                var predicted = kind switch
                {
                    0 => 0,
                    1 => left,
                    2 => above,
                    3 => (left + above) / 2,
                    4 => Paeth(left, above, corner),
                    _ => throw PdfFormatException.Malformed("A row is predicted in no known way."),
                };
                result[at] = (byte)(data[row * (width + 1) + 1 + column] + predicted);
            }
        }

        return result;
    }

    private static int Paeth(int left, int above, int corner)
    {
        var (toLeft, toAbove, toCorner) =
            (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - corner - corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }

    private static long Whole(PdfValue value, long otherwise) => value switch
    {
        PdfValue.Null => otherwise,
        PdfValue.Number { Whole: { } whole } => whole,
        _ => throw PdfFormatException.Malformed("A stream describes itself by something else than numbers."),
    };
}
