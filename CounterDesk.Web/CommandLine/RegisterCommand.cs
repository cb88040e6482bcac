using System.CommandLine;
using System.Data.Common;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Keys;
using CounterDesk.Web.RegisterExtracts;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.CommandLine;

/// <summary>Writes what a check page that runs alone needs: once its key, and again and again an extract.</summary>
internal static class RegisterCommand
{
    public static Command Create()
    {
        var keyFile = new Argument<FileInfo>("FILE")
        {
            Description = $"Where the key goes, usually {ExtractFolder.KeyName}. It travels apart from extracts, once.",
        };
        var key = new Command("key", "Writes the two secrets with which a check page that runs alone knows extracts and check values.")
        {
            keyFile,
        };
        key.SetReadingAction((services, parsed, cancellationToken) => WriteKeyAsync(
            parsed.DataFolder().Keys, services.GetRequiredService<IOptions<HallOptions>>().Value.Code,
            parsed.GetRequiredValue(keyFile).FullName, cancellationToken));

        var place = new Argument<string>("FILE|FOLDER")
        {
            Description = $"Where the extract goes; in a folder it is named {ExtractFolder.ExtractName}.",
        };
        var extract = new Command("extract", "Writes what a check page that runs alone needs of the register, as of now.")
        {
            place,
        };
        extract.SetDeskAction((services, parsed, cancellationToken) => WriteExtractAsync(
            services.GetRequiredService<ExtractWriter>(), parsed.GetRequiredValue(place), cancellationToken));
        return new Command("register", "Takes extracts of the register for a check page that runs alone.") { key, extract };
    }

    private static async Task<int> WriteKeyAsync(
        string keyFolder, string hall, string path, CancellationToken cancellationToken)
    {
        if (KeyRingFile.Read(keyFolder) is not { } content)
        {
            return await RefuseAsync("There is no key ring in the data folder: the desk was never started.");
        }

        var ring = new FileKeyRing(content);
        var key = new ExtractKey(hall, ring.HashingKeyOf(KeyUse.CheckValue), ring.HashingKeyOf(KeyUse.RegisterExtract));
        return await PutAsync(path, key.Write(), "The key was written. Only the check page's account may read it.", cancellationToken);
    }

    private static async Task<int> WriteExtractAsync(
        ExtractWriter writer, string place, CancellationToken cancellationToken)
    {
        try
        {
            var path = Directory.Exists(place) ? Path.Combine(place, ExtractFolder.ExtractName) : Path.GetFullPath(place);
            var (file, copies) = await writer.WriteAsync(cancellationToken);
            return await PutAsync(path, file, $"{copies} copies were written.", cancellationToken);
        }
        catch (Exception exception) when (exception is AuditUnavailableException or DbException)
        {
            return await RefuseAsync($"The register could not be read: {exception.GetBaseException().Message}");
        }
    }

    // Whole or not at all: who carries it on must not find half of one.
    private static async Task<int> PutAsync(
        string path, byte[] content, string sentence, CancellationToken cancellationToken)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            var unfinished = $"{path}.new";
            await using (var file = new FileStream(unfinished, options))
            {
                await file.WriteAsync(content, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
            await Console.Out.WriteLineAsync(sentence);
            return ExitCode.Yes;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return await RefuseAsync($"{path} cannot be written: {exception.Message}");
        }
    }

    private static async Task<int> RefuseAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return ExitCode.CouldNotBeTold;
    }
}
