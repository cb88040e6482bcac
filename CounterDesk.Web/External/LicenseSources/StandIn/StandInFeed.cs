using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace CounterDesk.Web.External.LicenseSources.StandIn;

/// <summary>
/// What a fictional region publishes: every license, and behind that each change by its number. A license may be changed while
/// somebody reads.
/// </summary>
/// <param name="count">How many licenses there are at first.</param>
/// <param name="licenseAt">Each of them, from 0 on; made when it is asked for.</param>
internal sealed class StandInFeed(int count, Func<int, StandInLicense> licenseAt)
{
    private const int LargestPage = 5000;

    private readonly Lock _turn = new();
    private readonly List<JsonObject> _changes = [];
    private readonly ConcurrentDictionary<string, StandInChanged> _changed = [];
    private int _generation = 1;

    /// <summary>No cursor that was given before is known any more.</summary>
    public void Forget() => Interlocked.Increment(ref _generation);

    /// <summary>Another status for a license.</summary>
    public void Suspend(string identifier, string status) => Change(
        identifier, "02", new JsonObject { ["certificate_status"] = status }, changed => changed with { Status = status });

    /// <summary>A license is taken back.</summary>
    public void Withdraw(string identifier) => Change(identifier, "03", [], changed => changed with { Status = "撤销" });

    /// <summary>A license is published, new or anew, with its file where there is one.</summary>
    public void Publish(StandInLicense license)
    {
        var record = Record(license);
        if (license.MakeOriginal() is { } file)
        {
            record["file_content"] = Convert.ToBase64String(file);
        }

        Change(license.Identifier, "01", record, changed => changed with { Whole = license, Status = null });
    }

    /// <summary>The page behind a cursor; null when it is none that is known.</summary>
    public JsonObject? Page(string? cursor, int size, StandInBehavior behavior)
    {
        size = Math.Clamp(size, 1, LargestPage);
        lock (_turn)
        {
            var parts = (cursor ?? $"{_generation}-L-0-{_changes.Count}").Split('-');
            if (parts is not [var generation, var kind, .. var rest] || generation != $"{_generation}"
                || !rest.All(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            {
                return null;
            }

            int[] at = [.. rest.Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
            return kind switch
            {
                "L" when at is [var index, var mark] => LoadPage(index, mark, size, behavior),
                "C" when at is [var after] => ChangesPage(after, size, behavior),
                _ => null,
            };
        }
    }

    private JsonObject LoadPage(int index, int mark, int size, StandInBehavior behavior)
    {
        var end = Math.Min(count, index + size);
        var records = Enumerable.Range(index, end - index).AsParallel().AsOrdered().Select(place =>
        {
            var license = licenseAt(place);
            var changed = _changed.GetValueOrDefault(license.Identifier);
            var record = Numbered(Record(changed?.Whole ?? license), "01", changed?.Number ?? place + 1);
            if (changed?.Status is { } status)
            {
                record["certificate_status"] = status;
            }

            return record;
        }).ToList();
        return end < count
            ? Answer(records, $"{_generation}-L-{end}-{mark}", hasMore: true, behavior)
            : Answer(records, $"{_generation}-C-{mark}", hasMore: _changes.Count > mark, behavior);
    }

    private JsonObject ChangesPage(int after, int size, StandInBehavior behavior)
    {
        var records = _changes.Skip(after).Take(size).Select(change => (JsonObject)change.DeepClone()).ToList();
        var end = after + records.Count;
        return Answer(records, $"{_generation}-C-{end}", end < _changes.Count, behavior);
    }

    private static JsonObject Answer(List<JsonObject> records, string next, bool hasMore, StandInBehavior behavior)
    {
        if (behavior is StandInBehavior.UnknownChange)
        {
            records.Add(new JsonObject { ["cd_operation"] = "77", ["change_number"] = "9000000000" });
        }

        if (behavior is StandInBehavior.FieldMissing && records is [var first, ..])
        {
            first.Remove("certificate_identifier");
        }

        return new JsonObject
        {
            ["changes"] = behavior is StandInBehavior.WrongType ? "见附件" : new JsonArray([.. records]),
            ["nextCursor"] = next,
            ["hasMore"] = hasMore,
        };
    }

    private void Change(string identifier, string operation, JsonObject record, Func<StandInChanged, StandInChanged> changed)
    {
        lock (_turn)
        {
            var number = (long)count + _changes.Count + 1;
            record["certificate_identifier"] = identifier;
            _changes.Add(Numbered(record, operation, number));
            _changed[identifier] = changed(_changed.GetValueOrDefault(identifier) ?? new(number, null, null)) with { Number = number };
        }
    }

    private static JsonObject Record(StandInLicense license)
    {
        var record = (JsonObject)license.Items.DeepClone();
        record["certData"] = license.Face.DeepClone();
        return record;
    }

    private static JsonObject Numbered(JsonObject record, string operation, long number)
    {
        record["cd_operation"] = operation;
        record["change_number"] = number.ToString(CultureInfo.InvariantCulture);
        return record;
    }

    private sealed record StandInChanged(long Number, StandInLicense? Whole, string? Status);
}
