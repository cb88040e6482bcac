using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>Reads images by what their first bytes say; the format named in the file is not believed.</summary>
internal static class OfdImages
{
    // A file of few bytes may promise as many pixels as are read, and room is made for them before they are missed.
    private const int PixelsOfDamage = 1_000_000;

    /// <summary>The image in an entry, read once; null when it cannot be drawn, and the job knows why.</summary>
    public static Bitmap? Read(string? path, OfdDrawingJob job)
    {
        if (path is null || !job.Package.TryGet(path, out var bytes))
        {
            job.Omit(OfdOmission.Image);
            return null;
        }

        if (!job.Images.TryGetValue(path, out var bitmap))
        {
            job.Images[path] = bitmap = Read(bytes, job);
            return bitmap;
        }

        if (bitmap is null)
        {
            job.Omit(OfdOmission.Image);
        }

        // An image that is drawn twice may be twice as much to whoever shows the page.
        return bitmap is not null && job.SpendPixels(bitmap.Width * bitmap.Height) ? bitmap : null;
    }

    /// <summary>An image; null when it cannot be drawn, and the job knows why.</summary>
    public static Bitmap? Read(ReadOnlyMemory<byte> file, OfdDrawingJob job)
    {
        try
        {
            var bitmap = job.Budget.HasPixels ? ImageFile.Read(file) : throw new ImageTooLargeException();
            return job.SpendPixels(bitmap.Width * bitmap.Height) ? bitmap : null;
        }
        catch (FormatException exception)
        {
            if (exception is not (ImageTooLargeException or ImageKindException))
            {
                job.SpendPixels(PixelsOfDamage);
            }

            job.Omit(exception switch
            {
                ImageTooLargeException => OfdOmission.TooMuch,
                ImageKindException => OfdOmission.ImageKind,
                _ => OfdOmission.Image,
            });
            return null;
        }
    }

    /// <summary>
    /// The image with the mask's brightness as its transparency (GB/T 33190 10: ImageMask is black and white, and
    /// black hides). Null when the mask is not told by pixels.
    /// </summary>
    public static Bitmap? Masked(Bitmap image, Bitmap mask)
    {
        if (mask.Format is not BitmapFormat.Pixels || image.IsJbig2)
        {
            return null;
        }

        var alpha = new byte[image.Width * image.Height];
        for (var at = 0; at < alpha.Length; at++)
        {
            var x = (int)((long)(at % image.Width) * mask.Width / image.Width);
            var y = (int)((long)(at / image.Width) * mask.Height / image.Height);
            var color = mask.Bytes.Span.Slice(3 * (y * mask.Width + x), 3);
            var brightness = (color[0] + color[1] + color[2]) / 3;
            alpha[at] = (byte)(image.Alpha.IsEmpty ? brightness : brightness * image.Alpha.Span[at] / byte.MaxValue);
        }

        return image.WithAlpha(alpha);
    }

    /// <summary>
    /// The picture of a seal as ink: what is white lets the page through, and on white paper it looks the same.
    /// </summary>
    public static Bitmap AsInk(Bitmap image)
    {
        if (image.Format is not BitmapFormat.Pixels || !image.Alpha.IsEmpty)
        {
            return image;
        }

        var colors = image.Bytes.ToArray();
        var alpha = new byte[image.Width * image.Height];
        for (var at = 0; at < alpha.Length; at++)
        {
            var color = colors.AsSpan(3 * at, 3);
            var white = Math.Min(color[0], Math.Min(color[1], color[2]));
            alpha[at] = (byte)(byte.MaxValue - white);
            for (var part = 0; part < 3 && white < byte.MaxValue; part++)
            {
                color[part] = (byte)((color[part] - white) * byte.MaxValue / (byte.MaxValue - white));
            }
        }

        return Bitmap.FromPixels(image.Width, image.Height, colors, alpha);
    }
}
