export type SignalKey = 'fault_word' | 'request_frame' | 'one_word';
